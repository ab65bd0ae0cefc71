// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/interpolation.hpp>

#include <fiscore/rule/impl/interpolation.ipp>
