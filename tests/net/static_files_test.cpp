#include "server/net/static_files.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "server/net/compress.hpp"

using namespace cueline::net;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cueline-static-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path / "assets"); }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

Response get(const StaticFiles& files, std::string target, std::vector<Header> headers = {}) {
  Request request;
  request.method = "GET";
  request.target = std::move(target);
  request.headers = std::move(headers);
  return files.answer(request);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

}  // namespace

TEST_CASE("files are served by name, the page for addresses of its own") {
  const Folder folder;
  folder.write("index.html", "<title>Cueline</title>");
  folder.write("assets/a-1.js", std::string(2'000, 'a'));
  const auto files = StaticFiles::load(folder.path);
  REQUIRE(files.size() == 2);
  CHECK(*get(files, "/today").body == "<title>Cueline</title>");
  CHECK(*get(files, "/c/7?x=1").body == "<title>Cueline</title>");
  CHECK(get(files, "/").type == "text/html; charset=utf-8");
  CHECK(header(get(files, "/"), "Cache-Control") == "no-cache");
  CHECK(header(get(files, "/assets/a-1.js"), "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(get(files, "/assets/b.js").status == 404);
  CHECK(get(files, "/robots.txt").status == 404);
  CHECK(get(files, "/../secret").status == 200);  // not a file of the folder: the page
}

TEST_CASE("the best compression that the browser knows is sent") {
  const Folder folder;
  folder.write("assets/a-1.js", std::string(2'000, 'a'));
  folder.write("assets/tiny.js", "a");
  const auto files = StaticFiles::load(folder.path);
  const auto coding = [&](const char* accepted, const char* path = "/assets/a-1.js") {
    return header(get(files, path, {{"Accept-Encoding", accepted}}), "Content-Encoding");
  };
  CHECK(coding("gzip, deflate, br") == "br");
  CHECK(coding("gzip;q=0.5") == "gzip");
  CHECK(coding("br;q=0, gzip") == "gzip");
  CHECK(coding("identity").empty());
  CHECK(coding("brx").empty());
  CHECK(coding("br", "/assets/tiny.js").empty());
  CHECK(header(get(files, "/assets/a-1.js"), "Vary") == "Accept-Encoding");
}

TEST_CASE("a known tag is answered without a body") {
  const Folder folder;
  folder.write("index.html", "<title>Cueline</title>");
  const auto files = StaticFiles::load(folder.path);
  const auto tag = header(get(files, "/"), "ETag");
  CHECK(get(files, "/", {{"If-None-Match", "\"x\", " + tag}}).status == 304);
  CHECK(get(files, "/", {{"If-None-Match", "\"x\""}}).status == 200);
}

TEST_CASE("without a web folder there is a page that says so") {
  const auto files = StaticFiles::load("/no/such/folder");
  const auto page = get(files, "/");
  CHECK(page.status == 200);
  CHECK(page.body->find("not installed") != std::string::npos);
}

TEST_CASE("compressed text is smaller, and gzip begins as gzip does") {
  const std::string text(10'000, 'x');
  REQUIRE(gzip(text));
  CHECK(gzip(text)->substr(0, 2) == "\x1f\x8b");
  CHECK(gzip(text)->size() < 100);
  REQUIRE(brotli(text));
  CHECK(brotli(text)->size() < 100);
}
