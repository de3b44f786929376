// error: a_literal_address_begins_with_slash_hash_question_mark_https_or_mailto
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<a href=\" {}\"></a>", html::Url("/a")); }
