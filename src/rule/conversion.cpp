// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/conversion.hpp>

#include <fiscore/rule/impl/conversion.ipp>
