// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/root.hpp>

#include <fiscore/number/impl/root.ipp>
