#include "clients/cli/terminal.hpp"

#include <catch2/catch.hpp>

using namespace cueline::cli;

TEST_CASE("nobody's words can steer somebody else's terminal") {
  CHECK(harmless("\x1b[2Jgone") == " [2Jgone");
  CHECK(harmless("bell\x07") == "bell ");
  CHECK(harmless("two\nlines") == "two lines");
  CHECK(harmless("\xC2\x9B"
                 "31m") == " 31m");  // the one-character form of ESC [
  CHECK(harmless("Zoë, João, 子") == "Zoë, João, 子");
}

TEST_CASE("tables line up by characters, not bytes") {
  Table table{"NAME", "ROLE"};
  table.add({{"Zoë"}, {"para"}});
  table.add({{"Ana Maria"}, {"teacher"}});
  CHECK(table.print(Terminal(false)) == "NAME       ROLE\nZoë        para\nAna Maria  teacher\n");
}

TEST_CASE("colours are only where they are wanted, and never count as width") {
  Table table{"A", "B"};
  table.add({{"x", Colour::support}, {"y"}});
  CHECK(table.print(Terminal(false)).find('\x1b') == std::string::npos);
  CHECK(table.print(Terminal(true)).find("\x1b[31mx\x1b[0m  y\n") != std::string::npos);
}
