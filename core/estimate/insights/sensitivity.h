// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/insights/load_curve.h"

namespace core {

/// Which settings matter most: one client's p99 when a setting is a fifth smaller or larger. Where
/// there is no p99, its highest sustainable rate takes its place.
struct Sensitivity {
    struct Bar {
        ElementId element;
        QString name; ///< of the element
        QString setting; ///< its id
        QString settingName;
        QString unit;
        double value = 0;
        double lower = 0; ///< the smaller value tried
        double higher = 0;
        std::optional<double> atLower; ///< nothing: saturated
        std::optional<double> atHigher;
        QString working;

        bool saturates() const { return !atLower || !atHigher; }
        /// How far apart both answers are from each other and from today's.
        double span(double today) const;
    };
    ElementId client;
    QString name;
    bool isRate = false; ///< highest sustainable rate, /s; else p99, ms
    double now = 0;
    QList<Bar> bars; ///< widest first
    QString note;
};

/// The `most` settings that matter most, of those tried before it was called off.
Sensitivity sensitivity(const Design &design, const Catalog &catalog, const ElementId &client,
    int most, const GoOn &goOn);

} // namespace core
