// SPDX-License-Identifier: MIT
#include "app/wording/fact.h"

LinkedText::LinkedText(const QString &text)
{
    if (!text.isEmpty()) {
        m_parts.append({text});
    }
}

LinkedText LinkedText::to(const core::ElementId &element, const QString &name)
{
    LinkedText text;
    text.m_parts.append({name, element});
    return text;
}

LinkedText LinkedText::faint(const QString &text)
{
    LinkedText faint;
    faint.m_parts.append({text, {}, true});
    return faint;
}

LinkedText &LinkedText::operator+=(const LinkedText &other)
{
    m_parts += other.m_parts;
    return *this;
}

QString LinkedText::plain() const
{
    QString text;
    for (const auto &part : m_parts) {
        text += part.text;
    }
    return text;
}
