// SPDX-License-Identifier: MIT
#pragma once

#include "app/wording/estimate_text.h"

/// A text in which parts lead to elements: links in a panel, plain on paper and in a terminal.
class LinkedText {
public:
    struct Part {
        QString text;
        core::ElementId element = {}; ///< where it leads; empty: nowhere
        bool isFaint = false; ///< what only stands between others
        bool operator==(const Part &) const = default;
    };

    LinkedText() = default;
    LinkedText(const QString &text); // NOLINT: most facts lead nowhere
    static LinkedText to(const core::ElementId &element, const QString &name);
    static LinkedText faint(const QString &text);

    LinkedText &operator+=(const LinkedText &other);
    bool isEmpty() const { return m_parts.isEmpty(); }
    const QList<Part> &parts() const { return m_parts; }
    /// The words alone.
    QString plain() const;
    bool operator==(const LinkedText &) const = default;

private:
    QList<Part> m_parts;
};

/// One line of what an estimate says: a number that opens its working, or words and links.
struct Fact {
    enum class Tone { Plain, Muted, Bad };

    QString id; ///< the name of what shows it
    LinkedText title;
    LinkedText text;
    WorkingOf working; ///< of a number; without `pick` there is none
    Tone tone = Tone::Plain;
};

/// What there is to say about one thing.
struct FactSheet {
    LinkedText title;
    QString remark; ///< a sentence below the title, or nothing
    QList<Fact> facts;
};
