// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/policy.hpp>

#include <fiscore/rulebook/impl/policy.ipp>
