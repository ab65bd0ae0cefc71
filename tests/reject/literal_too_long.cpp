// SPDX-License-Identifier: BSL-1.0
// expect: too long for a literal: use decimal::parse
#include <fiscore/number/decimal.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
decimal const amount = 1234567890123456789012345678901234567890_dec;
#else
decimal const amount = 123456789012345678_dec;
#endif
