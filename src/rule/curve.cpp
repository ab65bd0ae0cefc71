// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/curve.hpp>

#include <fiscore/rule/impl/curve.ipp>
