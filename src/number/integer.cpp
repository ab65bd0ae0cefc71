// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/integer.hpp>

#include <fiscore/number/impl/integer.ipp>
