// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/rule.hpp>

#include <fiscore/rule/impl/rule.ipp>
