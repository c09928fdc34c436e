#include "io/csv.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "io/csv_blocks.hpp"

namespace s2ss::csv {

// A block may add 64 ends before the count is cut back, and the end of the text one more.
Scanner::Scanner(std::string_view text) : text_(text), ends_(most_cells + block_bytes + 2) {}

void Scanner::go_on(std::string_view text, std::size_t line) noexcept {
  text_ = text;
  begin_ = 0;
  line_ = next_line_ = line;
  start_at(0);
}

bool Scanner::next() {
  if (next_begin_ >= text_.size()) return false;
  begin_ = next_begin_;
  line_ = next_line_;
  open_ended_ = false;
  count_ = 0;
  problem_ = Problem::none;
  stray_at_ = nowhere;
  while (feeds_ == 0) {
    take(commas_);
    note(strays_, quoted_feeds_);
    if (next_block_ >= text_.size()) {
      finish_text();
      return true;
    }
    read_block();
  }
  const std::uint64_t feed = feeds_ & (~feeds_ + 1);
  const std::uint64_t in_row = feed | (feed - 1);
  take((commas_ & in_row) | feed);
  note(strays_ & in_row, quoted_feeds_ & in_row);
  feeds_ &= ~in_row;
  commas_ &= ~in_row;
  strays_ &= ~in_row;
  quoted_feeds_ &= ~in_row;
  finish_row(block_ + static_cast<std::size_t>(std::countr_zero(feed)));
  return true;
}

void Scanner::read_block() noexcept {
  block_ = next_block_;
  next_block_ += block_bytes;
  BlockMasks masks;
  std::uint64_t inside_text = ~std::uint64_t{0};
  if (next_block_ <= text_.size()) {
    masks = masks_of(text_.data() + block_);
  } else {
    // Zero bytes fill the last block: they mean nothing in CSV.
    std::array<char, block_bytes> padded{};
    std::memcpy(padded.data(), text_.data() + block_, text_.size() - block_);
    masks = masks_of(padded.data());
    inside_text >>= next_block_ - text_.size();
  }

  // A quoted region runs from its opening quote to the byte before its closing one. A doubled quote closes and opens.
  const std::uint64_t quoted = prefix_xor(masks.quotes) ^ in_quotes_;
  const std::uint64_t opening = masks.quotes & quoted;
  const std::uint64_t closing = masks.quotes & ~quoted;
  const std::uint64_t returns = masks.returns & ~quoted;
  const std::uint64_t opens_next = masks.commas | masks.feeds | masks.quotes;
  const std::uint64_t stray_opening = opening & ~((opens_next << 1) | may_open_);
  const std::uint64_t after_closing = ((closing << 1) | closed_) & ~(opens_next | masks.returns);
  const std::uint64_t after_return = ((returns << 1) | returned_) & ~masks.feeds;

  feeds_ = masks.feeds & ~quoted;
  commas_ = masks.commas & ~quoted;
  quoted_feeds_ = masks.feeds & quoted;
  strays_ = (stray_opening | after_closing | after_return) & inside_text;
  in_quotes_ = 0 - (quoted >> 63);
  may_open_ = opens_next >> 63;
  closed_ = closing >> 63;
  returned_ = returns >> 63;
}

void Scanner::take(std::uint64_t delimiters) noexcept {
  std::size_t* end = ends_.data() + count_;
  while (delimiters != 0) {
    *end++ = block_ + static_cast<std::size_t>(std::countr_zero(delimiters));
    delimiters &= delimiters - 1;
  }
  count_ = std::min(static_cast<std::size_t>(end - ends_.data()), most_cells + 1);
}

void Scanner::note(std::uint64_t strays, std::uint64_t quoted_feeds) noexcept {
  if (quoted_feeds != 0) next_line_ += static_cast<std::size_t>(std::popcount(quoted_feeds));
  if (strays != 0 && stray_at_ == nowhere) stray_at_ = block_ + static_cast<std::size_t>(std::countr_zero(strays));
}

void Scanner::finish_row(std::size_t end) noexcept {
  next_begin_ = end + 1;
  ++next_line_;
  if (stray_at_ != nowhere) {
    recover();
    return;
  }
  if (count_ > most_cells || end == begin_ || text_[end - 1] != '\r') return;
  --ends_[count_ - 1];
}

void Scanner::finish_text() noexcept {
  feeds_ = commas_ = strays_ = quoted_feeds_ = 0;
  next_begin_ = text_.size();
  open_ended_ = true;
  if (stray_at_ != nowhere) {
    recover();
  } else if (in_quotes_ != 0) {
    problem_ = Problem::unterminated_quote;
  } else if (text_.back() == '\r') {
    problem_ = Problem::bare_return;
  } else {
    ends_[count_] = text_.size();
    count_ = std::min(count_ + 1, most_cells + 1);
  }
}

void Scanner::recover() noexcept {
  problem_ = text_[stray_at_ - 1] == '\r' ? Problem::bare_return : Problem::stray_quote;
  const std::size_t feed = text_.find('\n', stray_at_);
  open_ended_ = feed == std::string_view::npos;
  start_at(open_ended_ ? text_.size() : feed + 1);
  const std::string_view row = text_.substr(begin_, next_begin_ - begin_);
  next_line_ = line_ + static_cast<std::size_t>(std::count(row.begin(), row.end(), '\n'));
}

void Scanner::start_at(std::size_t position) noexcept {
  next_begin_ = next_block_ = position;
  feeds_ = commas_ = strays_ = quoted_feeds_ = 0;
  in_quotes_ = closed_ = returned_ = 0;
  may_open_ = 1;
}

std::string_view content(std::string_view raw, std::string& scratch) {
  if (raw.empty() || raw.front() != '"') return raw;
  const std::string_view inner = raw.substr(1, raw.size() - 2);
  if (inner.find('"') == std::string_view::npos) return inner;
  scratch.clear();
  for (std::size_t i = 0; i < inner.size(); ++i) {
    scratch += inner[i];
    if (inner[i] == '"') ++i;
  }
  return scratch;
}

}  // namespace s2ss::csv
