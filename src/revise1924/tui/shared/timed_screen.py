"""What a session against a clock has beside others: the time left, and a pause."""

from textual.binding import Binding
from textual.content import Content

from revise1924 import test_words
from revise1924.tui.shared.session_screen import SessionScreen

PAUSE = Binding("p", "pause", "Pause", tooltip="Have the clock rest, or go on")
"""For the bindings of the screens, at the place in the row of keys that suits them."""


class TimedScreen(SessionScreen):
    """Says in the title how much time is left, and once that it is up. Without a clock, nothing."""

    _side = ""
    """The name of the side that is up."""
    _is_up = False
    """Whether it was said that the time is up."""

    def on_mount(self) -> None:
        """Look at the clock every second."""
        if self._session.countdown is not None:
            self.set_interval(1, self._show_time)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a pause while the clock runs."""
        if action == "pause":
            countdown = self._session.countdown
            return countdown is not None and countdown.seconds_left(self._clock()) > 0
        return super().check_action(action, parameters)

    def action_pause(self) -> None:
        """Have the clock rest, or go on; turning the card and saving have it go on, too."""
        countdown = self._session.countdown
        assert countdown is not None  # noqa: S101 - the key is there only with one
        if countdown.is_paused:
            countdown.go_on(self._clock())
            self._say(test_words.GOES_ON)
        else:
            countdown.pause(self._clock())
            self._say(test_words.RESTS)
        self._show_time()

    def _turn(self, side: str, *, is_back: bool) -> None:
        self._side = side
        if self._session.countdown is not None:
            self._session.countdown.go_on(self._clock())
        super()._turn(side, is_back=is_back)
        self._tell_time_is_up()

    def _kind(self) -> str:
        countdown = self._session.countdown
        if countdown is None:
            return super()._kind()
        return f"{super()._kind()} · {test_words.left(countdown, self._clock())}"

    def _show_time(self) -> None:
        if self._session.card is not None:  # else the screen is about to be left
            self._frame.border_title = Content(self._title(self._side))
            self._tell_time_is_up()

    def _tell_time_is_up(self) -> None:
        countdown = self._session.countdown
        is_up = countdown is not None and not countdown.seconds_left(self._clock())
        if is_up and not self._is_up:
            self._say(test_words.TIME_IS_UP)
            self.refresh_bindings()
        self._is_up = is_up
