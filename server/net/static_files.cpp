#include "server/net/static_files.hpp"

#include <openssl/sha.h>

#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "server/net/compress.hpp"

namespace cueline::net {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view no_client_page =
    "<!doctype html><meta charset=utf-8><title>Cueline</title><h1>Cueline is running.</h1>"
    "<p>The web client is not installed with this server. Build it with <code>npm run build</code> in "
    "<code>clients/web</code> and start the server with <code>--web clients/web/dist</code>.";

std::string type_of(const fs::path& path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".webmanifest", "application/manifest+json"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
  }};
  const auto extension = path.extension().string();
  for (const auto& [ending, type] : types)
    if (extension == ending) return std::string(type);
  return "application/octet-stream";
}

bool compresses(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos || type == "image/svg+xml" ||
         type == "application/wasm";
}

std::string tag_of(std::string_view content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data());
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string tag = "\"";
  for (std::size_t at = 0; at < 12; ++at) tag.append({digits[digest[at] >> 4], digits[digest[at] & 15]});
  return tag + "\"";
}

// Accept-Encoding names it, and not with q=0.
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    const auto end = header.find(',');
    auto part = header.substr(0, end);
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    if (!part.starts_with(coding)) continue;
    part.remove_prefix(coding.size());
    if (part.empty() || part.front() == ' ') return true;
    if (part.front() == ';') return part.find("q=0") == std::string_view::npos || part.find("q=0.") != part.npos;
  }
  return false;
}

}  // namespace

StaticFiles::File StaticFiles::make(std::string type, std::string content) {
  File file{std::move(type), tag_of(content), {}, {}, {}};
  const auto keep_if_smaller = [&](std::optional<std::string> packed) {
    return packed && packed->size() < content.size() ? std::make_shared<const std::string>(std::move(*packed))
                                                     : nullptr;
  };
  if (compresses(file.type)) {
    file.gzip = keep_if_smaller(gzip(content));
    file.brotli = keep_if_smaller(brotli(content));
  }
  file.plain = std::make_shared<const std::string>(std::move(content));
  return file;
}

StaticFiles StaticFiles::load(const fs::path& folder) {
  StaticFiles files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    std::ifstream in(at->path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    const auto path = "/" + at->path().lexically_relative(folder).generic_string();
    files.files_.emplace(path, make(type_of(at->path()), std::move(content)));
  }
  if (!files.files_.contains("/index.html"))
    files.files_["/index.html"] = make("text/html; charset=utf-8", std::string(no_client_page));
  return files;
}

Response StaticFiles::respond(const File& file, const Request& request, bool for_ever) {
  Response response{200, file.type, {}, file.plain};
  response.headers.emplace_back("ETag", file.tag);
  response.headers.emplace_back("Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.gzip || file.brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (request.header("if-none-match").find(file.tag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  const auto accepted = request.header("accept-encoding");
  if (file.brotli && accepts(accepted, "br")) {
    response.body = file.brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (file.gzip && accepts(accepted, "gzip")) {
    response.body = file.gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

Response StaticFiles::answer(const Request& request) const {
  const auto path = request.path();
  if (const auto found = files_.find(path); found != files_.end())
    return respond(found->second, request, path.starts_with("/assets/"));
  // An address with a dot in its last part was meant to be a file.
  if (path.starts_with("/assets/") || path.substr(path.rfind('/')).find('.') != std::string_view::npos)
    return problem(Errc::not_found);
  return respond(files_.find("/index.html")->second, request, false);
}

}  // namespace cueline::net
