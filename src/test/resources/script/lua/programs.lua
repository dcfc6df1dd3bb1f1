local N, found = 6, 0
local function ok(q, r, c) for i = 1, r - 1 do if q[i] == c or q[i] - i == c - r or q[i] + i == c + r then return false end end return true end
local function place(q, r) if r > N then found = found + 1 print(table.concat(q, " ")) else for c = 1, N do if ok(q, r, c) then q[r] = c place(q, r + 1) q[r] = nil end end end end
place({}, 1) print(found)
----
local function sieve(n) local c, p = {}, {} for i = 2, n do if not c[i] then p[#p + 1] = i for j = i * i, n, i do c[j] = true end end end return p end
print(table.concat(sieve(200), " "))
----
local function gen(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end
local function filter(p, g) return coroutine.wrap(function() for n in g do if n % p ~= 0 then coroutine.yield(n) end end end) end
local x, s = gen(100), {}
while true do local n = x() if n == nil then break end s[#s + 1] = n x = filter(n, x) end
print(table.concat(s, " "))
----
local function json(v, ind)
  if type(v) == "table" then
    local parts = {}
    if #v > 0 then for _, x in ipairs(v) do parts[#parts + 1] = json(x) end return "[" .. table.concat(parts, ",") .. "]" end
    local ks = {} for k in pairs(v) do ks[#ks + 1] = tostring(k) end table.sort(ks)
    for _, k in ipairs(ks) do parts[#parts + 1] = ("%q:%s"):format(k, json(v[k])) end
    return "{" .. table.concat(parts, ",") .. "}"
  end
  return type(v) == "string" and ("%q"):format(v) or tostring(v)
end
print(json({1, "two", {x = 1, y = {true, false}}, {}})) print(json({a = {b = {c = 1.5}}, s = 'q"q'}))
----
local Animal = {} Animal.__index = Animal
function Animal.new(name, sound) return setmetatable({name = name, sound = sound}, Animal) end
function Animal:speak() return self.name .. " says " .. self.sound end
local Dog = setmetatable({}, {__index = Animal}) Dog.__index = Dog
function Dog.new(name) local d = Animal.new(name, "woof") return setmetatable(d, Dog) end
function Dog:fetch(what) return self.name .. " fetches " .. what end
function Dog:speak() return Animal.speak(self) .. "!" end
local a, d = Animal.new("cat", "miau"), Dog.new("rex")
print(a:speak()) print(d:speak()) print(d:fetch("ball")) print(pcall(a.fetch, a, "x")) print(pcall(function() return a:fetch("x") end)) print(getmetatable(d) == Dog, d.new == Dog.new)
----
local list for i = 1, 5 do list = {value = i, next = list} end
local n = list while n do print(n.value) n = n.next end
local prev n = list while n do n.next, prev, n = prev, n, n.next end
n = prev local s = "" while n do s = s .. n.value n = n.next end print(s)
----
local function mul(a, b) local c = {} for i = 1, #a do c[i] = {} for j = 1, #b[1] do local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end c[i][j] = s end end return c end
local m = {{1, 1}, {1, 0}} local r = {{1, 0}, {0, 1}} for i = 1, 30 do r = mul(r, m) end
for i = 1, 2 do print(r[i][1], r[i][2]) end
----
local function fact(n) local d = {1} for i = 2, n do local carry = 0 for j = 1, #d do local v = d[j] * i + carry d[j] = v % 10 carry = math.floor(v / 10) end while carry > 0 do d[#d + 1] = carry % 10 carry = math.floor(carry / 10) end end return table.concat(d):reverse() end
print(fact(5)) print(fact(20)) print(fact(50)) print(fact(100))
----
local function lev(a, b) local p = {} for j = 0, #b do p[j] = j end for i = 1, #a do local q = {[0] = i} for j = 1, #b do local c = a:byte(i) == b:byte(j) and 0 or 1 q[j] = math.min(p[j] + 1, q[j - 1] + 1, p[j - 1] + c) end p = q end return p[#b] end
print(lev("kitten", "sitting"), lev("", "abc"), lev("same", "same"), lev("flaw", "lawn"))
----
local g = {} for y = 1, 8 do g[y] = {} for x = 1, 8 do g[y][x] = 0 end end
g[1][2], g[2][3], g[3][1], g[3][2], g[3][3] = 1, 1, 1, 1, 1
for step = 1, 6 do local n = {} for y = 1, 8 do n[y] = {} for x = 1, 8 do local s = 0 for dy = -1, 1 do for dx = -1, 1 do if dx ~= 0 or dy ~= 0 then s = s + g[(y + dy - 1) % 8 + 1][(x + dx - 1) % 8 + 1] end end end n[y][x] = (s == 3 or s == 2 and g[y][x] == 1) and 1 or 0 end end g = n end
for y = 1, 8 do print((table.concat(g[y]):gsub("0", "."):gsub("1", "#"))) end
----
local seed = 42 local function rnd(n) seed = (seed * 1103515245 + 12345) % 2147483648 return seed % n + 1 end
local words, chain = {}, {} for w in ("the cat sat on the mat and the dog sat on the cat"):gmatch("%a+") do words[#words + 1] = w end
for i = 1, #words - 1 do local w = words[i] chain[w] = chain[w] or {} table.insert(chain[w], words[i + 1]) end
local w, out = "the", {} for i = 1, 20 do out[#out + 1] = w local n = chain[w] if not n then break end w = n[rnd(#n)] end print(table.concat(out, " "))
----
local B = {} B.__index = B function B.new() return setmetatable({n = 0}, B) end function B:add(s) self.n = self.n + 1 self[self.n] = s while self.n > 1 and #self[self.n - 1] <= #self[self.n] do self[self.n - 1] = self[self.n - 1] .. table.remove(self) self.n = self.n - 1 end return self end
function B:str() return table.concat(self, "") end local b = B.new() for i = 1, 30 do b:add(i .. ",") end print(b:str(), b.n)
----
local function hanoi(n, a, b, c, f) if n > 0 then hanoi(n - 1, a, c, b, f) f(n, a, c) hanoi(n - 1, b, a, c, f) end end
local n = 0 hanoi(3, "A", "B", "C", function(d, x, y) n = n + 1 print(d, x .. "->" .. y) end) print(n)
----
local function qs(t, lo, hi) lo, hi = lo or 1, hi or #t if lo < hi then local p, i = t[hi], lo for j = lo, hi - 1 do if t[j] <= p then t[i], t[j] = t[j], t[i] i = i + 1 end end t[i], t[hi] = t[hi], t[i] qs(t, lo, i - 1) qs(t, i + 1, hi) end return t end
local t, s = {}, 7 for i = 1, 40 do s = s * 31 % 101 t[i] = s end print(table.concat(qs(t), " "))
----
local function tokens(s) local t = {} for num, op in s:gmatch("%s*(%d*%.?%d*)%s*([%+%-%*/%^%(%)]?)") do if num ~= "" then t[#t + 1] = tonumber(num) end if op ~= "" then t[#t + 1] = op end end return t end
local function parse(s) local t, i = tokens(s), 1 local expr local function atom() local v = t[i] i = i + 1 if v == "(" then v = expr() if t[i] ~= ")" then error("')' expected", 0) end i = i + 1 elseif v == "-" then v = -atom() elseif type(v) ~= "number" then error("number expected, got " .. tostring(v), 0) end return v end
local function term() local v = atom() while t[i] == "*" or t[i] == "/" do local o = t[i] i = i + 1 local r = atom() v = o == "*" and v * r or o == "/" and v / r end return v end
function expr() local v = term() while t[i] == "+" or t[i] == "-" do local o = t[i] i = i + 1 local r = term() v = o == "+" and v + r or o == "-" and v - r end return v end return expr() end
print(parse("1 + 2 * 3"), parse("(1 + 2) * 3"), parse("-2 * (3 - 5) / 4"), pcall(parse, "(1"), pcall(parse, "1 +"))
----
local function gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end print(gcd(48, 18), gcd(1071, 462), gcd(17, 5), gcd(0, 5))
local function collatz(n) local c = 0 while n ~= 1 do n = n % 2 == 0 and n / 2 or 3 * n + 1 c = c + 1 end return c end for i = 1, 27, 2 do print(i, collatz(i)) end
----
local function bin(n) local s = "" repeat s = n % 2 .. s n = math.floor(n / 2) until n == 0 return s end for _, n in ipairs({0, 1, 5, 255, 1000}) do print(bin(n), tonumber(bin(n), 2)) end
local function roman(n) local r = "" for _, p in ipairs({{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}) do while n >= p[1] do r = r .. p[2] n = n - p[1] end end return r end print(roman(1994), roman(2026), roman(4))
----
local count = {} for c in ("mississippi"):gmatch(".") do count[c] = (count[c] or 0) + 1 end local ks = {} for k in pairs(count) do ks[#ks + 1] = k end table.sort(ks, function(a, b) return count[a] > count[b] or count[a] == count[b] and a < b end) for _, k in ipairs(ks) do print(k, count[k]) end
local function caesar(s, n) return (s:gsub("%a", function(c) local b = c:match("%l") and 97 or 65 return string.char((c:byte() - b + n) % 26 + b) end)) end print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
----
local bst = {} local function ins(t, v) if not t.v then t.v, t.l, t.r = v, {}, {} elseif v < t.v then ins(t.l, v) else ins(t.r, v) end end local function each(t) if t.v then each(t.l) coroutine.yield(t.v) each(t.r) end end for _, v in ipairs({5, 2, 8, 1, 9, 3}) do ins(bst, v) end for v in coroutine.wrap(function() each(bst) end) do print(v) end
----
local heap = {} local function push(v) heap[#heap + 1] = v local i = #heap while i > 1 and heap[math.floor(i / 2)] > heap[i] do local p = math.floor(i / 2) heap[i], heap[p] = heap[p], heap[i] i = p end end
local function pop() local top = heap[1] heap[1] = heap[#heap] heap[#heap] = nil local i = 1 while true do local s = i for c = 2 * i, 2 * i + 1 do if heap[c] and heap[c] < heap[s] then s = c end end if s == i then return top end heap[i], heap[s] = heap[s], heap[i] i = s end end
for _, v in ipairs({7, 3, 9, 1, 5, 8, 2}) do push(v) end local out = {} while #heap > 0 do out[#out + 1] = pop() end print(table.concat(out, " "))
----
local function map(f, t) local r = {} for i, v in ipairs(t) do r[i] = f(v) end return r end local function fold(f, a, t) for _, v in ipairs(t) do a = f(a, v) end return a end local function keep(f, t) local r = {} for _, v in ipairs(t) do if f(v) then r[#r + 1] = v end end return r end
local t = {} for i = 1, 10 do t[i] = i end print(fold(function(a, b) return a + b end, 0, map(function(x) return x * x end, keep(function(x) return x % 2 == 1 end, t)))) print(table.concat(map(tostring, t), "|"), pcall(map, nil, t))
----
local function Y(f) return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end) end print(Y(function(self) return function(n) if n < 2 then return 1 end return n * self(n - 1) end end)(10))
local function ack(m, n) if m == 0 then return n + 1 elseif n == 0 then return ack(m - 1, 1) end return ack(m - 1, ack(m, n - 1)) end print(ack(2, 3), ack(1, 10))
----
local lim = {} local function allow(now, key) local b = lim[key] or {tokens = 3, at = now} b.tokens = math.min(3, b.tokens + (now - b.at) * 0.5) b.at = now lim[key] = b if b.tokens >= 1 then b.tokens = b.tokens - 1 return true, b.tokens end return false, b.tokens end
for _, t in ipairs({0, 0, 0, 0, 1, 2, 2, 10}) do print(t, allow(t, "u")) end
