// SPDX-License-Identifier: BSL-1.0
// expect: a decimal literal has digits and a point: use decimal::parse for others
#include <fiscore/number/decimal.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
decimal const amount = 1e3_dec;
#else
decimal const amount = 1000_dec;
#endif
