// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/bands.hpp>

#include <fiscore/rule/impl/bands.ipp>
