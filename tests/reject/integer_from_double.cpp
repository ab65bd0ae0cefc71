// SPDX-License-Identifier: BSL-1.0
// expect: write a whole number, or round\(value, 0, mode\)
#include <fiscore/number/integer.hpp>

using namespace fiscore;

#if defined(FORBIDDEN)
integer const count = 12.0;
#else
integer const count = 12;
#endif
