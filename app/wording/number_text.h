// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/component_type.h"

/// Reads a number as people type it: 1e6, 1,000, 5k or 2M, with or without a unit behind it, which
/// may be another of the same kind: 0.15 s in a field of milliseconds.
core::Result<double> parseNumber(const QString &text, const QString &unit = {});

/// All digits of the number, thousands separated, as a field shows it: "1,128" or "0.001".
QString numberText(double number);

/// The number with its unit: "200 ms", "652/s", "99.9 %".
QString numberText(double number, const QString &unit);

/// A setting's value as a field shows it.
QString settingText(const core::SettingSpec &spec, const core::Setting &value);

/// The next number up (1) or down (-1) in steps of its own size, within the setting's bounds.
double stepped(double number, int direction, const core::SettingSpec &spec);
