// error: an_address_of_ours_begins_with_one_slash_and_has_no_blank_quote_or_backslash
#include "platform/html/url.hpp"

void snippet() { html::Url("/\t/evil.example"); }
