// error: a_message_holds_no_markup_but_a_and_b
#include "base/sentence.hpp"

void snippet() { tell("Read <i>this</i>."); }
