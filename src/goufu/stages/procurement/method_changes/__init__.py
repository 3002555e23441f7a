"""Method changes: another method than the open tender at or above the threshold, and its approval.

Comes in: a draft plan that wants another method, on which grounds. Goes out: an approval that the
plan rests on, or the reason against it. A single source is put before the public first.
政府采购法 第二十七条; 财政部令第74号 第四、五、三十八至四十条.
"""
