// Which function answers which address.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http.hpp"

namespace cueline::net {

class Hub;

class Routes {
 public:
  using Handler = std::function<void(Hub&, const Request&, Respond)>;

  void add(std::string method, std::string path, Handler handler);
  // GET and HEAD of everything that has no row of its own and is not below /api/: the web client.
  void otherwise(Handler handler) { otherwise_ = std::move(handler); }

  // Unknown addresses are not_found, known ones with another method 405.
  void answer(Hub& hub, const Request& request, Respond respond) const;

 private:
  struct Row {
    std::string method;
    std::string path;
    Handler handler;
  };
  std::vector<Row> rows_;
  Handler otherwise_;
};

}  // namespace cueline::net
