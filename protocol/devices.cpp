#include "protocol/devices.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline {
using codec::parse;
using codec::written;

Parsed<OfferDevice> read_offer_device(std::string_view json) { return parse<OfferDevice>(json); }
Parsed<DeviceOffer> read_device_offer(std::string_view json) { return parse<DeviceOffer>(json); }
Parsed<EnrolDevice> read_enrol_device(std::string_view json) { return parse<EnrolDevice>(json); }
Parsed<SwitchPerson> read_switch_person(std::string_view json) { return parse<SwitchPerson>(json); }
Parsed<SharedDevices> read_shared_devices(std::string_view json) { return parse<SharedDevices>(json); }
Parsed<RevokeDevice> read_revoke_device(std::string_view json) { return parse<RevokeDevice>(json); }
Parsed<SetPin> read_set_pin(std::string_view json) { return parse<SetPin>(json); }
Parsed<PinState> read_pin_state(std::string_view json) { return parse<PinState>(json); }

std::string write(const OfferDevice& body) { return written(body); }
std::string write(const DeviceOffer& body) { return written(body); }
std::string write(const DeviceHere& body) { return written(body); }
std::string write(const PersonHere& body) { return written(body); }
std::string write(const SharedDevices& body) { return written(body); }
std::string write(const RevokeDevice& body) { return written(body); }
std::string write(const SetPin& body) { return written(body); }
std::string write(const PinState& body) { return written(body); }

}  // namespace cueline
