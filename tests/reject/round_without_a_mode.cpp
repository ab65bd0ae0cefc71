// SPDX-License-Identifier: BSL-1.0
// expect: decimal round\(decimal const& value, int places, rounding_mode mode\)
#include <fiscore/number/decimal.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
decimal const points = fiscore::round(2.675_dec, 2);
#else
decimal const points = fiscore::round(2.675_dec, 2, rounding_mode::half_up);
#endif
