// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace core::simulation {

/// Who is told how a visit ended.
struct Reply {
    enum class To : std::uint8_t {
        Entry,
        Caller, ///< a visit that runs a stage
        OptionalCallee, ///< the same, but the call is optional
        Attempt, ///< with a timeout or retries
        Async, ///< nobody waits, but the time is measured
    };
    double began = 0; ///< the request or the asynchronous call
    std::int32_t index = -1; ///< of the entry, the visit, the attempt or the asynchronous call
    std::uint32_t generation = 0; ///< of the attempt; of an entry: the number of the trace
    To to = To::Entry;
};

/// A visit that is waiting or has stages to run. Visits whose end is known on arrival never get
/// one.
struct Visit {
    Reply reply;
    double latest = 0; ///< the end of what is known of the stage; before service: the arrival
    double served = 0; ///< of a held server
    std::int32_t node = -1;
    std::int32_t pool = -1; ///< of the held server, or -1
    std::int32_t pending = 0; ///< calls of the stage whose end is not known
    std::int32_t stage = -1; ///< -1 before the first
    std::int32_t call = -1; ///< the next of a sequential stage
    std::int32_t repeat = 0; ///< how many of its `count` have been made
    std::int32_t next = -1; ///< behind this one in the queue
    bool isFailed = false;
};

/// A call with a timeout or retries.
struct Attempt {
    Reply reply;
    double deadline = 0;
    std::int32_t call = -1;
    std::int32_t shard = -1; ///< -1: any
    std::int32_t made = 0; ///< attempts before this one
    std::uint32_t generation = 0; ///< older answers are late
};

/// Records that come and go, known by their index.
template<typename Record> class Store {
public:
    std::int32_t add(const Record &record)
    {
        ++m_alive;
        if (m_free.empty()) {
            m_records.push_back(record);
            return std::int32_t(m_records.size()) - 1;
        }
        const auto index = m_free.back();
        m_free.pop_back();
        m_records[std::size_t(index)] = record;
        return index;
    }
    void remove(std::int32_t index)
    {
        --m_alive;
        m_free.push_back(index);
    }
    Record &operator[](std::int32_t index) { return m_records[std::size_t(index)]; }
    std::size_t alive() const { return m_alive; }
    void clear()
    {
        m_records.clear();
        m_free.clear();
        m_alive = 0;
    }

private:
    std::vector<Record> m_records;
    std::vector<std::int32_t> m_free;
    std::size_t m_alive = 0;
};

} // namespace core::simulation
