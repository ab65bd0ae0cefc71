// SPDX-License-Identifier: BSL-1.0
#include <fiscore/fiscore.hpp>

int main() {
  using namespace fiscore;
  step_deduction const rule{
      .limit = 100,
      .side = side::below,
      .cost = {.step = 5, .unit = step_unit::measure, .points = 2, .steps = step_mode::whole, .floor = 0}};
  return to_curve(rule, 5).value().at(decimal::parse("92.8")) == rational(3) ? 0 : 1;
}
