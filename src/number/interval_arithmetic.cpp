// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/interval.hpp>

#include <fiscore/number/impl/interval_arithmetic.ipp>
