// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/element_count.hpp>

#include <fiscore/rule/impl/element_count.ipp>
