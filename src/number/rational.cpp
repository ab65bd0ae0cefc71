// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rational.hpp>

#include <fiscore/number/impl/rational.ipp>
