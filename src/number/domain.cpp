// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/domain.hpp>

#include <fiscore/number/impl/domain.ipp>
