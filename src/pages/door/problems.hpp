// Every problem becomes a page here, in the reader's language.
#pragma once
#include "pages/door/request.hpp"

namespace pages {

Answer problem_page(Request&, const Problem&);
// What the door finds wrong before the handler is asked: the same page, where the route's GET has one, else a page that keeps what was typed.
Answer wrong_form_page(Request&, const FormErrors&);
// The session has ended (401), or the form is longer than one can be (413): with what was typed.
Answer signed_out_page(Request&);
Answer too_long_page(Request&);
// What cannot be done at this moment (503), with what was typed.
enum class Why { busy, no_room };
Answer put_off(Request&, Why);
bool is_long_text(const Field&);
bool key_is_sound(std::string_view key);         // a `_key` as contract.md has it
bool take_said(Request&);                          // the sentence the last act left for this page; whether there was one

// `?lang=` > account > cookie > Accept-Language > profile.
std::string language_of(const House&, const http::Head&, const http::Pairs& queries, std::string_view account_lang);

// Without a session and without a look at the database.
http::Response not_allowed(const House&, const http::Head&, const std::vector<std::string_view>& methods);     // 405
http::Response foreign(const House&, const http::Head&);                                                        // 403 origin
http::Response too_long(const House&, const http::Head&);                                                       // 413
http::Response unsupported(const House&, const http::Head&);                                                    // 415
http::Response too_busy(const House&, const http::Head&);                                                       // 503
http::Response broken(const House&, const http::Head&);                                                         // 500
http::Response to_sign_in(const House&, const http::Head&);                                                     // 303

}
