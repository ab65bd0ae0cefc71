// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/parameter.hpp>

#include <fiscore/rule/impl/parameter.ipp>
