// SPDX-License-Identifier: BSL-1.0
// expect: from '[a-z0-9_:]*rational' to [a-z -]*'(const )?[a-z0-9_:]*decimal'
#include <fiscore/number/rational.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
decimal const rate = 1_dec / 3_dec;
#else
decimal const rate = round(1_dec / 3_dec, 4, rounding_mode::half_up);
#endif
