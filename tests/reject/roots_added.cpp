// SPDX-License-Identifier: BSL-1.0
// expect: root' and '[a-z0-9_:]*root'
#include <fiscore/number/root.hpp>

using namespace fiscore;
using namespace fiscore::literals;

#if defined(FORBIDDEN)
root const sum = root(rational(2), 2) + root(rational(3), 2);
#else
root const product = root(rational(2), 2) * root(rational(3), 2);
#endif
