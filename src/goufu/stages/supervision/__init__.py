"""⑤ 监督检查: inspections, their findings and what was corrected."""
