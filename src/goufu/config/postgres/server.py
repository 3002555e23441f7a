"""The server that all processes of one home share.

Whoever needs it holds a share of ``users.lock`` while it lives; the kernel takes the share back
when the process dies, however it dies. Whoever leaves last stops the server, be it the one who
started it or not. A server whose users were all killed goes on, and is found by the next one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import psycopg

from goufu.config.postgres import cluster, process
from goufu.config.postgres.binaries import Unusable, programs_for
from goufu.config.postgres.place import Place

PATIENCE_SECONDS = 600  # Recovery after a crash may take long; the server says so in its log.
ASK_AGAIN_SECONDS = 5
STOP_SECONDS = 60
PRIVATE_SOCKET = "unix_socket_permissions=0700"


class Server:
    """The embedded PostgreSQL of one home, as seen by one process."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        """See the module.

        Args:
            durable: forgo only in tests, where losing data with the machine does not matter.
        """
        self.place = Place(home)
        self.durable = durable
        self._share: int | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        self.join()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()

    def join(self) -> None:
        """Use the server from now on, starting it if it does not run.

        Raises:
            Unusable: it cannot be made, started or reached.
        """
        try:
            with self._one_at_a_time():
                if self._share is None:
                    self._share = self._hold("users.lock", fcntl.LOCK_SH)
                self._start_if_dead()
        except PermissionError as error:
            self._let_go()
            raise Unusable(
                f"This account may not use {error.filename or self.place.home}: work as the user "
                "who made it, "
                "or set GOUFU_HOME to a directory of your own."
            ) from None
        except BaseException:
            self._let_go()
            raise

    def leave(self) -> None:
        """Use the server no longer, and stop it if nobody else does."""
        if self._share is None:
            return
        with self._one_at_a_time():
            try:
                fcntl.flock(self._share, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._child is not None:
                    self._child.returncode = 0  # Others use it; how it ends is their affair.
            else:
                self._stop()
            self._child = None
            self._let_go()

    def destroy(self) -> None:
        """Stop the server and remove its data.

        Raises:
            Unusable: somebody uses it.
        """
        with self._one_at_a_time(), self._alone():
            self._stop()
            self.place.remove()

    def refuse_if_in_use(self) -> None:
        """Make sure that nobody uses the server now.

        Raises:
            Unusable: somebody does.
        """
        with self._one_at_a_time(), self._alone():
            pass

    def revive(self) -> bool:
        """Start the server again if it died while in use; tell whether that was so."""
        if process.postmaster(self.place.data) is not None:
            return False
        with self._one_at_a_time():
            return self._start_if_dead()

    @property
    def is_running(self) -> bool:
        return process.postmaster(self.place.data) is not None

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Of several processes that start or stop together, one does and the others wait for it."""
        handle = self._hold("start.lock", fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(handle)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            handle = self._hold("users.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unusable(f"Goufu is running from {self.place.home}: stop it first.") from None
        try:
            yield
        finally:
            os.close(handle)

    def _hold(self, name: str, how: int) -> int:
        self.place.home.mkdir(parents=True, exist_ok=True, mode=0o711)
        handle = os.open(self.place.home / name, os.O_RDWR | os.O_CREAT, 0o600)
        if os.geteuid() == 0:  # Root's visit must not lock the owner out.
            owner = self.place.home.stat()
            os.fchown(handle, owner.st_uid, owner.st_gid)
        try:
            fcntl.flock(handle, how)
        except BlockingIOError:
            os.close(handle)
            raise
        return handle

    def _let_go(self) -> None:
        if self._share is not None:
            os.close(self._share)
            self._share = None

    def _start_if_dead(self) -> bool:
        keeper = self.place.prepare()
        if process.postmaster(self.place.data) is not None:
            self._wait_until_it_answers()
            return False
        programs = programs_for(keeper, self.place.root)
        if not (self.place.data / "PG_VERSION").exists():
            cluster.make(self.place, keeper, programs, durable=self.durable)
        cluster.check_version(self.place)
        cluster.let_in(self.place, keeper)
        if self._child is not None:
            self._child.wait()  # collects it
        process.forget_the_dead(self.place.data, self.place.sockets)
        log = os.open(
            keeper.owns(self.place.logs) / "start.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600
        )
        try:
            # A session of its own: Ctrl-C in the terminal is for us, and we stop it in order.
            self._child = subprocess.Popen(
                [programs / "postgres", "-D", self.place.data, *self._options()],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **keeper.as_child(),
            )
        finally:
            os.close(log)
        self._wait_until_it_answers()
        cluster.make_role_and_database(self.place.sockets)
        return True

    def _options(self) -> list[str]:
        """Listen on the private socket alone; the rest is in the file beside the data."""
        sockets = str(self.place.sockets)
        return ["-k", sockets, "-p", "5432", "-c", "listen_addresses=", "-c", PRIVATE_SOCKET]

    def _wait_until_it_answers(self) -> None:
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                psycopg.connect(
                    host=str(self.place.sockets),
                    user=cluster.SUPERUSER,
                    dbname="postgres",
                    connect_timeout=10,
                ).close()
                return
            except psycopg.OperationalError as error:
                if self._child is not None and self._child.poll() is not None:
                    raise Unusable(self._why_it_ended()) from None
                if time.monotonic() > give_up_at or "peer" in str(error).lower():
                    raise Unusable(
                        f"The database in {self.place.root} does not let us in: {error}".strip()
                    ) from None
            time.sleep(0.02)

    def _why_it_ended(self) -> str:
        lines: list[str] = []
        for log in sorted(self.place.logs.glob("*.log"), key=lambda path: path.stat().st_mtime):
            lines += [
                line
                for line in log.read_text("utf-8", errors="replace").splitlines()
                if "FATAL" in line
            ]
        reason = lines[-1].partition("FATAL:")[2].strip() if lines else f"see {self.place.logs}"
        return f"The database in {self.place.root} did not start: {reason}."

    def _stop(self) -> None:
        """Ask for a fast shutdown, then for an immediate one, then insist."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            main = process.postmaster(self.place.data)
            if main is None:
                break
            self._wait_until_gone(main, asking=number)
        if self._child is not None:
            self._child.wait()

    def _wait_until_gone(self, main: int, *, asking: int) -> None:
        """Ask, and ask again: one that recovers from the death of a connection may not listen."""
        begun = asked = time.monotonic()
        os.kill(main, asking)
        while process.is_alive(main) and time.monotonic() < begun + STOP_SECONDS:
            if time.monotonic() > asked + ASK_AGAIN_SECONDS:
                asked = time.monotonic()
                with contextlib.suppress(ProcessLookupError):
                    os.kill(main, asking)
            if self._child is not None:
                self._child.poll()  # collects it, where we are its parent
            time.sleep(0.01)
