// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class Document;
class FileSession;

/// Saves a board that has a file once it has rested a while. Never over a file that changed
/// outside, never a read-only board, never an empty board: those are for a person to decide.
class Autosave : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualRest {30'000};

    Autosave(Document &document, FileSession &session, std::chrono::milliseconds rest = usualRest,
        QObject *parent = nullptr);

    bool isOn() const { return m_isOn; }
    void setOn(bool isOn);
    /// Whether the board is to be saved unless something happens.
    bool isWaiting() const { return m_rest.isActive(); }

private:
    void wait();
    void saveNow();

    Document &m_document;
    FileSession &m_session;
    QTimer m_rest;
    bool m_isOn = false;
};
