// SPDX-License-Identifier: BSL-1.0
// expect: 0.1 is not a tenth: write 0.1_dec or decimal::parse
#include <fiscore/number/decimal.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
decimal const points = true;
#else
decimal const points = 1;
#endif
