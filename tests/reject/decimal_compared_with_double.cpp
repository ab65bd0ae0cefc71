// SPDX-License-Identifier: BSL-1.0
// expect: 0.1 is not a tenth: write 0.1_dec or decimal::parse
#include <fiscore/number/decimal.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
bool const passed = 0.95_dec >= 0.95;
#else
bool const passed = 0.95_dec >= 0.95_dec;
#endif
