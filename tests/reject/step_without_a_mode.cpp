// SPDX-License-Identifier: BSL-1.0
// expect: stated
#include <fiscore/rule/step_deduction.hpp>

using namespace fiscore;

deduction const cost{.step = 5,
                     .unit = step_unit::measure,
                     .points = 2,
#ifndef FORBIDDEN
                     .steps = step_mode::whole,
#endif
                     .floor = 0};
