// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/decimal.hpp>

#include <fiscore/number/impl/decimal.ipp>
