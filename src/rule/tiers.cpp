// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/tiers.hpp>

#include <fiscore/rule/impl/tiers.ipp>
