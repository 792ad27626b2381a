// What people of the made-up school write: plain, kind, and about what can be seen. Written for this school.
#pragma once

#include <array>
#include <string_view>

#include "protocol/kinds.hpp"

namespace cueline::demo {

struct Seen {
  std::string_view sign, activity, grouping, note;
  int intensity;
};
inline constexpr std::array seen{
    Seen{"covers_ears", "reading", "whole_group", "Just before the bell. The hand dryer next door was on.", 2},
    Seen{"first_try", "writing", "independent", "Wrote her first full sentence without a model.", 2},
    Seen{"head_down", "math", "independent", "", 1},
    Seen{"helps_peer", "centers", "small_group", "Showed his partner where the number line starts.", 2},
    Seen{"fidgets", "assembly", "whole_group", "Better once he held the red folder.", 1},
    Seen{"hand_up", "reading", "whole_group", "First time this week.", 2},
    Seen{"paces", "transition", "whole_group", "Walked the line of the carpet twice, then joined.", 2},
    Seen{"on_task", "math", "small_group", "", 2},
    Seen{"turns_away", "centers", "small_group", "Turned to the window when the group got to six.", 1},
    Seen{"self_calms", "lunch", "whole_group",
         "Asked for the quiet corner by pointing, and came back after four minutes.", 2},
    Seen{"no_answer", "reading", "one_on_one", "Looked at me each time, no words.", 2},
    Seen{"loud", "recess", "playground", "About whose turn it was. Settled with the timer.", 2},
    Seen{"looks_at_peers", "writing", "independent", "Started after two neighbors had started.", 1},
    Seen{"relaxed", "arrival", "whole_group", "Came in humming.", 2},
    Seen{"tense", "transition", "whole_group", "Shoulders up when the line stopped in the hallway.", 2},
    Seen{"asks_home_language", "math", "small_group", "Asked for the word for \"half\". Knew it at once after that.",
         1},
    Seen{"needs_toilet_food", "math", "independent", "Said he had no breakfast.", 2},
    Seen{"leaning_in", "centers", "small_group", "", 2},
    Seen{"refuses", "writing", "independent", "Pushed the page away. Picked it up again with the thick pencil.", 2},
    Seen{"sleepy", "reading", "whole_group", "Eyes closing from 9:10 on.", 1},
};

struct Answer {
  ObservationAnswer answer;
  std::string_view text;
};
inline constexpr std::array answers{
    Answer{ObservationAnswer::used_it, "Moved to the reading nook. Back with the group after five minutes."},
    Answer{ObservationAnswer::used_it, "I will start her with a sentence of her own tomorrow too."},
    Answer{ObservationAnswer::lets_talk, "Let us look at it together on Thursday."},
    Answer{ObservationAnswer::used_it, "Paired them again for science. Thank you for noticing."},
    Answer{ObservationAnswer::words, "That is the third time before Specials. I am asking about the hallway."},
    Answer{ObservationAnswer::seen, ""},
    Answer{ObservationAnswer::used_it, "Gave the job of carrying the folders before the bell."},
    Answer{ObservationAnswer::seen, ""},
    Answer{ObservationAnswer::used_it, "Groups of four from now on."},
    Answer{ObservationAnswer::words, "I will call home about breakfast, kindly."},
};

// Room channel talk: who says it, by place in the room's team (0 the teacher).
struct Said {
  int who;
  std::string_view text;
};
inline constexpr std::array said{
    Said{0, "Good morning. Reading groups as yesterday, the plan is on the door."},
    Said{1, "The headphones are back in the blue bin, all six."},
    Said{0, "Small change: writing before math, so that the kits are free at ten."},
    Said{1, "Two hands up during the read-aloud that I have not seen before. Nice morning."},
    Said{0, "Thank you for today. The second group went better because the table was already set."},
    Said{1, "Can somebody take the laminator key? I am at the bus until 3:05."},
    Said{0, "I have it."},
    Said{1, "The visual schedule for tomorrow is up, with the assembly on it."},
    Said{0, "Photo day is Friday. Please do not move the stools."},
    Said{1, "We are out of the thick pencils. I asked the office for more."},
    Said{0, "Fire drill on Wednesday, 10:20. I will tell the children in the morning circle."},
    Said{1, "Centers took eight minutes to start today instead of fifteen."},
};

struct Change {
  std::string_view template_code, title, from, to, place, text;
  int severity;
};
inline constexpr std::array changes{
    Change{"time_moved", "Assembly is now 10:40", "11:15", "10:40", "Gym doors", "Leave class at 10:35.", 1},
    Change{"indoor_recess", "Indoor recess today", "", "", "Own rooms", "Rain until two. Games are in the hall closet.",
           1},
    Change{"room_change", "Music is in Room 9 today", "Music room", "Room 9", "Room 9",
           "The floor of the music room is being dried.", 1},
    Change{"early_release", "Early release at 1:30", "3:10", "1:30", "", "Buses at 1:35. Lunch moves to 11:20.", 2},
    Change{"meeting_moved", "Planning moves to 2:40", "2:10", "2:40", "Library", "", 0},
    Change{"time_moved", "Speech groups start at 9:20", "9:00", "9:20", "", "Only today.", 1},
    Change{"building", "The elevator is out until noon", "", "", "East stairs", "Ruth has the key for the ramp door.",
           1},
};

struct Raised {
  std::string_view kind, title, text, would_help;
  int severity;
};
inline constexpr std::array raised{
    Raised{"materials_room", "Reading kits missing in the language corner", "Four of nine kits are gone since Monday.",
           "A second set, or a sign-out list.", 3},
    Raised{"planning_time_lost", "Planning time lost three Tuesdays in a row", "Each time for lunch cover.",
           "A fixed cover on Tuesdays.", 3},
    Raised{"beyond_role", "Asked to interpret at a family meeting",
           "I was taken out of reading group again. I speak Spanish with students; interpreting for families is not my "
           "role, and the group lost 25 minutes.",
           "Book an interpreter for family meetings.", 2},
    Raised{"coverage_gap", "No cover for lunch duty on Thursday", "Two of us are at the training.",
           "One more adult from 11:50 to 12:20.", 2},
    Raised{"workload_fairness", "Bus duty falls to the same two people", "Nine of the last ten days.",
           "A rota that everybody can see.", 3},
    Raised{"training_access", "Paras to join the joint training on reading",
           "It is during our paid hours only for half of us.", "An invitation, and cover for the hour.", 4},
};

}  // namespace cueline::demo
