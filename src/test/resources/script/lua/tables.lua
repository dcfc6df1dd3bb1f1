local t = {1, 2, nil, 4}
print(#t, t[3], t[4]) t[#t + 1] = 5 print(#t) t[#t] = nil print(#t)
t = {nil, nil, 3} print(#t) t = {n = 1, 1, 2, [4] = 4} print(#t) t = {nil} print(#t) t = {[1] = 1, [2] = 2} print(#t)
----
local t = {}
for i = 1, 10 do t[i] = i end for i = 1, 10, 2 do t[i] = nil end
local n = 0 for k, v in pairs(t) do n = n + v end print(n, t[2], t[3])
for i = 10, 1, -1 do t[i] = nil end print(#t, next(t))
----
local t = {10, 20, 30, x = 1, y = 2}
for k, v in pairs(t) do if type(k) == "number" then t[k] = v + 1 else t[k] = nil end end
for i, v in ipairs(t) do print(i, v) end print(t.x, t.y, next(t, 3))
----
local t = {} for _, k in ipairs({"one", "two", "three", "four", "five", "six", "seven"}) do t[k] = #k end
local ks = {} for k in pairs(t) do ks[#ks + 1] = k end print(table.concat(ks, " "))
t.three = nil ks = {} for k in pairs(t) do ks[#ks + 1] = k end print(table.concat(ks, " "))
t.eight = 8 t.nine = 9 ks = {} for k in pairs(t) do ks[#ks + 1] = k end print(table.concat(ks, " "))
----
local t = {5, 3, 8, 1, 9, 2}
table.sort(t) print(table.concat(t, ",")) table.sort(t, function(a, b) return a > b end) print(table.concat(t, ","))
local w = {"pear", "Apple", "fig", "apple"} table.sort(w) print(table.concat(w, " ")) table.sort(w, function(a, b) return #a < #b or #a == #b and a < b end) print(table.concat(w, " "))
print(pcall(table.sort, {1, "x", 2})) print(pcall(table.sort, {1, 2, 3}, function() return true end)) print(pcall(table.sort, {3, 2, 1}, 5)) print(pcall(table.sort))
----
local t = {"a", "b", "c"}
table.insert(t, "d") table.insert(t, 1, "z") table.insert(t, 3, "m") print(table.concat(t, "")) print(table.remove(t), table.remove(t, 1), table.remove(t, 2), table.concat(t, ""))
print(table.remove({}), table.remove({}, 1), #t, table.remove(t, 10)) print(pcall(table.insert, t)) print(pcall(table.insert, t, 1, 2, 3)) print(pcall(table.insert, nil, 1)) print(pcall(table.insert, t, "x", 1))
table.insert(t, 6, "far") print(#t, t[6])
----
print(table.concat({}), table.concat({1, 2.5, "x"}), table.concat({1, 2, 3}, ", "), table.concat({1, 2, 3}, "-", 2), table.concat({1, 2, 3}, "-", 2, 3), table.concat({1, 2, 3}, "-", 3, 2))
print(pcall(table.concat, {1, {}, 3})) print(pcall(table.concat, {1, nil, 3}, "", 1, 3)) print(pcall(table.concat, {true})) print(pcall(table.concat, {1}, {})) print(pcall(table.concat, 5))
----
print(table.maxn({}), table.maxn({1, 2, 3}), table.maxn({[10] = 1, [3.5] = 2}), table.maxn({[-1] = 1}), table.maxn({n = 5})) print(table.getn({1, 2, 3}), pcall(table.setn, {}, 3))
table.foreach({a = 1}, print) table.foreachi({"x", "y"}, print) print(table.foreach({1, 2, 3}, function(k, v) if v == 2 then return "found", k end end)) print(table.foreachi({7, 8}, function(i, v) return v > 7 and i or nil end))
----
-- next
local t = {1, 2, a = 3}
local k, v = next(t) print(k, v) k, v = next(t, k) print(k, v) k, v = next(t, k) print(k, v) print(next(t, k))
print(next({})) print(pcall(next, {}, "nosuch")) print(pcall(next)) print(pcall(next, {1}, 2)) print(pcall(next, nil)) print(next({1}, 0.5 * 2))
----
local t = {} for i = 1, 20 do t[i * i] = i end local n = 0 for k, v in pairs(t) do n = n + k end print(n)
for k in pairs(t) do t[k] = nil end print(next(t)) t[1] = 1 print(#t, next(t))
----
local t = {} for i = 1, 100 do t[#t + 1] = i end print(#t) for i = 1, 50 do table.remove(t) end print(#t, t[50], t[51])
for i = 1, 25 do table.remove(t, 1) end print(#t, t[1], t[25]) while #t > 0 do table.remove(t) end print(#t, t[1])
----
local t = {[1] = "a", [2] = "b", [3] = "c", n = 3, [10] = "j", [2.5] = "x"} local s = {} for k, v in pairs(t) do s[#s + 1] = tostring(k) .. v end print(table.concat(s, " "))
t = {"p", "q", x = "x", "r", y = "y"} s = {} for k, v in pairs(t) do s[#s + 1] = tostring(k) .. v end print(table.concat(s, " "))
t = {true, false, [true] = 1, [false] = 0} for k, v in pairs(t) do print(k, v) end
----
local t = {f = function(self, n) return n and self:f(n - 1 > 0 and n - 1 or nil) or "end" end, g = {h = {i = 5}}}
print(t:f(3), t.g.h.i, t["g"]["h"]["i"], t.g["h"].i, (t.g).h.i) t.g.h.j = t.g print(t.g.h.j.h.j.h.i)
print(pcall(function() return t.no.where end)) print(pcall(function() return t.g.no.where end)) print(pcall(function() t.no.where = 1 end)) print(pcall(function() t.no() end)) print(pcall(function() t:no() end)) print(pcall(function() t.g.h.i.x = 1 end))
----
local t = {1, 2, 3; 4, 5, [2] = "lost", x = 1, ["y z"] = 2, [1 + 2] = "lost too",} print(#t, t[2], t[3], t.x, t["y z"])
t = {{1, 2}, {3, 4}} print(#t, t[2][1], #t[1]) t = {[t] = t} print(next(t) == next(t)) t = {{}, {{}}, {{{}}}} print(#t[3][1], #t[3])
----
local a = {} local b = {} a[a] = 1 a[b] = 2 a[print] = 3 a[true] = 4 a[1.5] = 5 print(a[a], a[b], a[print], a[true], a[1.5], a[{}], a[false], a[nil]) print(pcall(function() a[nil] = 1 end)) print(pcall(rawset, a, nil, 1))
----
local q = {first = 1, last = 0, items = {}} local function push(v) q.last = q.last + 1 q.items[q.last] = v end local function pop() local v = q.items[q.first] q.items[q.first] = nil q.first = q.first + 1 return v end
for i = 1, 50 do push(i) if i % 3 == 0 then pop() end end print(q.first, q.last, pop(), pop(), q.items[1], q.items[q.last])
----
local t = {} for i = 1, 10 do t[i] = 11 - i end for i = 1, #t do for j = 1, #t - i do if t[j] > t[j + 1] then t[j], t[j + 1] = t[j + 1], t[j] end end end print(table.concat(t, " "))
print(unpack(t)) print(unpack(t, 3, 5)) print(unpack({1, nil, 3}, 1, 3)) print(unpack({}, 5, 4), "none") print(pcall(unpack)) print(pcall(unpack, 5))
----
local t = {3, 1, 2} local moves = 0 local copy = setmetatable({}, {__index = t, __newindex = function() moves = moves + 1 end}) table.sort(t) print(t[1], t[2], t[3], moves, #copy, copy[1])
local weak = setmetatable({}, {__mode = "v"}) weak[1] = "string stays" weak.x = 5 collectgarbage() print(weak[1], weak.x)
