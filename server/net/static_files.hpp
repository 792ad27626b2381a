// The built web client, read into memory once, compressed once. What /assets/ holds is named by its content and kept by
// browsers for ever; everything else is asked for again each time and answered with 304 while it is the same.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/http.hpp"

namespace cueline::net {

class StaticFiles {
 public:
  // Reads the folder and everything below it. A missing folder is no error: a plain page then says what to do.
  [[nodiscard]] static StaticFiles load(const std::filesystem::path& folder);

  // Addresses of the client's own making (/today, /c/7) get its page; missing assets are not found.
  [[nodiscard]] Response answer(const Request& request) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  using Body = std::shared_ptr<const std::string>;
  struct File {
    std::string type;
    std::string tag;           // ETag, quotes included
    Body plain, gzip, brotli;  // the compressed ones may be missing: not worth it
  };
  [[nodiscard]] static File make(std::string type, std::string content);
  [[nodiscard]] static Response respond(const File& file, const Request& request, bool for_ever);

  std::map<std::string, File, std::less<>> files_;  // by path: "/assets/index-3f2a.js"
};

}  // namespace cueline::net
