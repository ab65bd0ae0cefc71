// SPDX-License-Identifier: BSL-1.0
// expect: 0.1 is not a tenth: write 0.1_dec or decimal::parse
#include <fiscore/number/rational.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
rational const share = integer(1) / 2.0;
#else
rational const share = rational(1) / 2;
#endif
