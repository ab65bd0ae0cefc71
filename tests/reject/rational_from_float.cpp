// SPDX-License-Identifier: BSL-1.0
// expect: 0.1 is not a tenth: write 0.1_dec
#include <fiscore/number/rational.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
rational const half = 0.5F;
#else
rational const half = 0.5_dec;
#endif
