//! What waits for whom, through the door: who is offered something may do it, and whatever they do leads on.

mod ahead;
mod alone;
mod back;
mod back_more;
mod first;
mod kinds;
mod runs;
mod six;
mod taken_back;
