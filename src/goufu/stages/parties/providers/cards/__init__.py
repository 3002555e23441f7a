"""What leaves the room."""

from goufu.stages.parties.providers.cards.papers import DirectoryCard, RecordCard, StandardCard
from goufu.stages.parties.providers.cards.provider import ProviderCard

__all__ = ["DirectoryCard", "ProviderCard", "RecordCard", "StandardCard"]
