// error: a_message_holds_each_of_its_values_once_or_more_as_1_2_3
#include "base/sentence.hpp"

void snippet() { tell("Open until {}.", 1); }
