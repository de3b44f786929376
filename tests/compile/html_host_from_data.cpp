// error: a_hole_in_a_literal_address_is_a_segment_a_query_value_or_a_token_in_its_place
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<a href=\"https://{}/\"></a>", html::Segment("evil.example")); }
